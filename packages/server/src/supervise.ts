// `node supervise.ts [node flags] main.ts`: keeps the service running. See `platform/supervisor.ts`.
import { supervise } from './platform/supervisor.ts'

process.exitCode = await supervise(process.argv.slice(2))
