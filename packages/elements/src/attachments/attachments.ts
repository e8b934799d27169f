import { addMessages } from '../foundation/locale.ts'

addMessages(() => import('../locales/generated/attachments/en.ts'))

export { saveFile } from '../two-factor/keep-text.ts'
export { FileBox } from './file-box.ts'
export { messageFiles } from './message-files.ts'
