// Balanced brackets belong to an address, punctuation at its end does not.
const address =
  /(https?:\/\/(?:\([^\s()]*\)|[^\s()<>"'„”«»])*(?:\([^\s()]*\)|[^\s()<>"'„”«».,;:!?…[\]{}]))/i

/** Cuts a text at its web addresses, `http` and `https` alone: every second part is an address. */
export function linkParts(text: string): string[] {
  return text.split(address)
}
