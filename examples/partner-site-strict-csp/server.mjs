import { createServer } from 'node:http'

const { PORT = '8080', HEZO = 'http://localhost:3000' } = process.env
const policy = `default-src 'none'; script-src ${HEZO}; connect-src ${HEZO}; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; frame-ancestors 'none'`
const page = `<!doctype html><html lang="pl"><meta charset="utf-8"><title>Partner</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script type="module" src="${HEZO}/elements/hezo-register.js"></script>
<main><hezo-register></hezo-register></main></html>`

createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy })
  response.end(page)
}).listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}`))
