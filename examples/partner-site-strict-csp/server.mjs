import { createServer } from 'node:http'

const { PORT = '8080', HEZO = 'http://localhost:3000' } = process.env
const nothingElse = `style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; frame-ancestors 'none'`

/** Address → what the page may do, and its element. */
const pages = {
  // In the page: the element's code calls the API from here.
  '/': [`connect-src ${HEZO}`, '<hezo-register></hezo-register>'],
  // In a frame from HEZO: no script of this page can read what is typed.
  '/isolated': [`frame-src ${HEZO}`, '<hezo-register isolated></hezo-register>'],
}

createServer((request, response) => {
  const [allowed, element] = pages[request.url] ?? pages['/']
  response.writeHead(200, {
    'content-type': 'text/html',
    'content-security-policy': `default-src 'none'; script-src ${HEZO}; ${allowed}; ${nothingElse}`,
  })
  response.end(`<!doctype html><html lang="pl"><meta charset="utf-8"><title>Partner</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script type="module" src="${HEZO}/elements/hezo.js"></script>
<main>${element}</main></html>`)
}).listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}`))
