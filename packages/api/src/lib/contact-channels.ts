import type { ContactChannels } from './schemas/contact.ts'

/** The helpline as people read it; alone, because every language's sentences carry it. */
export const helpline = '+48 12 25 25 600'

/** The one copy of the numbers that the business promised. */
export const contactChannels: ContactChannels = {
  phone: '+48122525600',
  phoneText: helpline,
  email: 'pomoc@myhezo.pl',
}
