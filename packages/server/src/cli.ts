import { runCommand } from './cli/run-command.ts'

// A reader that has seen enough (`hezo … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await runCommand(process.argv.slice(2))
