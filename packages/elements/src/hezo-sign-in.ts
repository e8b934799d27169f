export { HezoSignIn } from './hezo-sign-in/hezo-sign-in.ts'
