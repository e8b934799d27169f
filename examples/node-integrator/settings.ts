/** A setting from the environment; ends the program with a sentence when it is missing. */
export function setting(name: string, fallback?: string): string {
  const value = process.env[name] ?? fallback
  if (value !== undefined) return value
  console.error(`Set ${name} first; README.md says to what.`)
  process.exit(2)
}
