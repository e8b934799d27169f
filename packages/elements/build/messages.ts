import { localizerOf, messageSets } from './message-sets.ts'

// Brings the words of the elements up to date: sources → `locales/*/en.xlf` → generated modules.
for (const set of messageSets) {
  const localizer = localizerOf(set)
  const { errors } = localizer.extractSourceMessages()
  if (errors.length > 0) throw new Error(JSON.stringify(errors.map((error) => error.messageText)))
  await localizer.writeInterchangeFiles()
  await localizer.build()
}
