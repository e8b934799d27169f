import type { HezoEvents } from '@hezo/elements'
import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type Listeners = {
  readonly [Name in keyof HezoEvents as `on${Name}`]?: (
    event: CustomEvent<HezoEvents[Name]>,
  ) => void
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'hezo-tickets': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> &
        Listeners & { readonly api?: string }
    }
  }
}
