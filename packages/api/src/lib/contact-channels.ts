import type { ContactChannels } from './schemas/contact.ts'

/** The one copy of the numbers that the business promised. */
export const contactChannels: ContactChannels = {
  phone: '+48122525600',
  phoneText: '+48 12 25 25 600',
  email: 'pomoc@myhezo.pl',
}
