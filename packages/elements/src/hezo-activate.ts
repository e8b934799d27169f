export { HezoActivate } from './hezo-activate/hezo-activate.ts'
