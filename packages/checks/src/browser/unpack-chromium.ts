// Run as a program of its own, because the package unpacks into wherever TMPDIR points.
import { fileURLToPath } from 'node:url'
import chromium, { inflate } from '@sparticuz/chromium'

await chromium.executablePath()
const archive = new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))
await inflate(fileURLToPath(archive))
