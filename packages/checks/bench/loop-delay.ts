import { isMainThread } from 'node:worker_threads'
import { monitorEventLoopDelay } from 'node:perf_hooks'

// Loaded into the service before its own entry point. At the first SIGUSR2 it begins to look how late
// a timer of one millisecond comes, at the next it prints what it saw.
if (isMainThread) {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  let runs = false
  process.on('SIGUSR2', () => {
    runs = !runs
    if (runs) {
      delays.reset()
      delays.enable()
      return
    }
    delays.disable()
    const [p50, p99, most] = [delays.percentile(50), delays.percentile(99), delays.max]
    const milliseconds = [p50, p99, most].map((each) => (each / 1e6).toFixed(2))
    process.stdout.write(`loop-delay ${milliseconds.join(' ')}\n`)
  })
}
