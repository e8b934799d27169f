import { resolve } from 'node:path'

/** A path as whoever called means it: package managers change the folder before they run a script. */
export function fromCaller(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path)
}
