import { contactChannels } from '@hezo/api'
import type { Letter } from '../../platform/mail/letter.ts'
import type { OwnerDeed } from './member-letters.ts'
import { peopleUrl } from './newcomer-letters.ts'

const { phoneText } = contactChannels

/** To a person: now an owner, or no owner any more. */
export function yourOwnership(
  locale: string,
  isOwner: boolean,
  company: string,
  publicUrl: string,
): Letter {
  const account = `${publicUrl}/account`
  const people = peopleUrl(publicUrl)
  if (locale === 'en') {
    return isOwner
      ? {
          locale,
          subject: `You are now an owner of ${company} at myHEZO`,
          paragraphs: [
            `You are now an owner of ${company} at myHEZO: you can invite people, let them in, remove them and make others owners.`,
          ],
          action: { label: 'People of the company', url: people },
        }
      : {
          locale,
          subject: `You are no longer an owner of ${company} at myHEZO`,
          paragraphs: [
            `You are no longer an owner of ${company} at myHEZO. You still see its contracts, devices and tickets. Invitations that you sent and nobody accepted have ended.`,
          ],
          action: { label: 'Go to your account', url: account },
        }
  }
  return isOwner
    ? {
        locale: 'pl',
        subject: `Masz uprawnienia właściciela konta firmy ${company}`,
        paragraphs: [
          `Masz teraz uprawnienia właściciela konta firmy ${company} w myHEZO: możesz zapraszać osoby, zatwierdzać ich dostęp, usuwać je i nadawać te same uprawnienia innym.`,
        ],
        action: { label: 'Osoby w firmie', url: people },
      }
    : {
        locale: 'pl',
        subject: `Nie masz już uprawnień właściciela konta firmy ${company}`,
        paragraphs: [
          `Nie masz już uprawnień właściciela konta firmy ${company} w myHEZO. Nadal widzisz jej umowy, urządzenia i zgłoszenia. Wysłane przez Ciebie zaproszenia, z których nikt nie skorzystał, straciły ważność.`,
        ],
        action: { label: 'Przejdź do konta', url: account },
      }
}

/** To the other owners: there is one more, or one fewer. */
export function ownersChanged(
  locale: string,
  isOwner: boolean,
  { company, person, by }: OwnerDeed,
  publicUrl: string,
): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: `Owners of ${company} at myHEZO have changed`,
        paragraphs: [
          isOwner
            ? `${person} is now an owner of ${company} at myHEZO.`
            : `${person} is no longer an owner of ${company} at myHEZO.`,
          `Done by: ${by ?? 'HEZO'}.`,
        ],
        action: { label: 'People of the company', url: peopleUrl(publicUrl) },
        notes: [`If this should not have happened, call us: ${phoneText}.`],
      }
    : {
        locale: 'pl',
        subject: `Zmiana właścicieli konta firmy ${company}`,
        paragraphs: [
          isOwner
            ? `Uprawnienia właściciela konta firmy ${company} w myHEZO ma teraz także: ${person}.`
            : `Uprawnień właściciela konta firmy ${company} w myHEZO nie ma już: ${person}.`,
          `Kto to zmienił: ${by ?? 'HEZO'}.`,
        ],
        action: { label: 'Osoby w firmie', url: peopleUrl(publicUrl) },
        notes: [`Jeśli nie powinno do tego dojść, zadzwoń do nas: ${phoneText}.`],
      }
}

/** To the other owners: new people wait for approval from now on, or do not. */
export function approvalSwitched(
  locale: string,
  approvesNewPeople: boolean,
  { company, by }: { readonly company: string; readonly by: string },
  publicUrl: string,
): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: approvesNewPeople
          ? 'New people now wait for your approval'
          : 'New people no longer wait for approval',
        paragraphs: [
          approvesNewPeople
            ? `Whoever registers for ${company} at myHEZO sees nothing of it until an owner lets them in.`
            : `Whoever registers for ${company} at myHEZO sees its contracts, devices and tickets at once. People who wait already go on waiting for your decision.`,
          `Done by: ${by}.`,
        ],
        action: { label: 'People of the company', url: peopleUrl(publicUrl) },
      }
    : {
        locale: 'pl',
        subject: approvesNewPeople
          ? 'Nowe osoby będą czekać na Twoją zgodę'
          : 'Nowe osoby nie czekają już na zgodę',
        paragraphs: [
          approvesNewPeople
            ? `Kto zarejestruje się w myHEZO jako osoba z firmy ${company}, nie zobaczy jej danych, dopóki właściciel konta nie wyrazi zgody.`
            : `Kto zarejestruje się w myHEZO jako osoba z firmy ${company}, od razu zobaczy jej umowy, urządzenia i zgłoszenia. Osoby, które już czekają, nadal czekają na decyzję.`,
          `Kto to zmienił: ${by}.`,
        ],
        action: { label: 'Osoby w firmie', url: peopleUrl(publicUrl) },
      }
}
