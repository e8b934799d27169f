const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

// Programs that know the scheme of the reader's screen use this; the others keep the inline colours.
const darkStyle = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#14171a!important}.card{background:#1e2327!important}
.ink{color:#e8eaec!important}.quiet{color:#a3abb2!important}
.code{background:#14171a!important;color:#e8eaec!important}
.button{background:#5aa2e8!important}.button a{color:#0b1116!important}
.line{border-color:#353c42!important}.link{color:#7db8f0!important}
}`

/**
 * A whole HTML mail around its blocks: tables and inline styles, because many mail programs know no
 * others. `title` is plain text.
 */
export function mailPage(locale: string, title: string, blocks: readonly string[]): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(title)}</title>
<style>${darkStyle}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f3f4f6">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="page" style="background:#f3f4f6">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="card" style="max-width:560px;background:#ffffff;border-radius:8px">
<tr><td class="ink" style="padding:28px 32px 0;${font};font-size:16px;font-weight:700;color:#12212e">myHEZO</td></tr>
<tr><td style="padding:20px 32px 28px;${font}">
${blocks.join('\n')}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

/** The blocks take plain text and escape it. */
export function heading(text: string): string {
  return `<h1 class="ink" style="margin:0 0 16px;font-size:22px;line-height:28px;font-weight:600;color:#12212e">${escape(text)}</h1>`
}

/** A paragraph; line breaks stay. */
export function paragraph(text: string): string {
  return `<p class="ink" style="margin:0 0 16px;font-size:16px;line-height:24px;color:#12212e">${lines(text)}</p>`
}

/** A quieter paragraph. */
export function note(text: string): string {
  return `<p class="quiet" style="margin:0 0 12px;font-size:14px;line-height:20px;color:#56636e">${lines(text)}</p>`
}

/** A code to read and copy. */
export function codeBox(code: string): string {
  return `<p class="code" style="margin:0 0 20px;padding:16px;border-radius:6px;background:#f3f4f6;font-family:ui-monospace,Consolas,Menlo,monospace;font-size:30px;line-height:36px;font-weight:600;letter-spacing:6px;text-align:center;color:#12212e">${escape(code)}</p>`
}

/** The one thing to do next; the address stands below for programs that show no buttons. */
export function button(label: string, url: string): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:4px 0 20px"><tr><td class="button" style="border-radius:6px;background:#12508c">
<a href="${escape(url)}" style="display:inline-block;padding:12px 20px;${font};font-size:16px;line-height:24px;font-weight:600;color:#ffffff;text-decoration:none">${escape(label)}</a>
</td></tr></table>
<p class="quiet" style="margin:0 0 16px;font-size:13px;line-height:20px;color:#56636e;word-break:break-all">${escape(url)}</p>`
}

/** Who to turn to; `phone` as shown and `phoneUrl` as dialled. */
export function footer(help: string, phone: string, phoneUrl: string, email: string): string {
  const link = 'class="link" style="color:#12508c"'
  return `<p class="quiet line" style="margin:24px 0 0;padding-top:16px;border-top:1px solid #dfe3e7;font-size:14px;line-height:20px;color:#56636e">${escape(help)}<br><a ${link} href="${phoneUrl}">${escape(phone)}</a><br><a ${link} href="mailto:${escape(email)}">${escape(email)}</a></p>`
}

function lines(text: string): string {
  // Groups of digits (a phone number, a code) stay on one line.
  return escape(text)
    .replaceAll('\n', '<br>')
    .replaceAll(/(?<=\d) (?=\d)/g, '&nbsp;')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}
