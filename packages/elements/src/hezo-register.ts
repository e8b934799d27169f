export { HezoRegister } from './hezo-register/hezo-register.ts'
