import { looks } from './support/look-at-screens.ts'
import { lookAtAllScreens } from './support/screens.ts'

lookAtAllScreens(looks.filter(([locale]) => locale === 'pl'))
