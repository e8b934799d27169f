export { browserBundle as default } from './packages/elements/build/browser-bundle.ts'
