const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

// The colours are those of the elements. Programs that know the scheme of the reader's screen use this; the others keep the inline colours.
const darkStyle = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#0c0f11!important}.card{background:#14191c!important}
.ink{color:#e8edf0!important}.quiet{color:#a3afb6!important}
.code{background:#1c2327!important;color:#e8edf0!important}
.button{background:#7cd3e0!important}.button a{color:#06252b!important}
.line{border-color:#2b3439!important}.link{color:#7cd3e0!important}
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
<body class="page" style="margin:0;padding:0;background:#f3f6f7">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="page" style="background:#f3f6f7">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="card" style="max-width:560px;table-layout:fixed;background:#ffffff;border-radius:8px">
<tr><td class="ink" style="padding:28px 32px 0;${font};font-size:16px;font-weight:700;color:#172026">myHEZO</td></tr>
<tr><td style="padding:20px 32px 28px;overflow-wrap:anywhere;word-break:break-word;${font}">
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
  return `<h1 class="ink" style="margin:0 0 16px;font-size:22px;line-height:28px;font-weight:600;color:#172026">${lines(text)}</h1>`
}

/** A paragraph; line breaks stay. */
export function paragraph(text: string): string {
  return `<p class="ink" style="margin:0 0 16px;font-size:16px;line-height:24px;color:#172026">${lines(text)}</p>`
}

/** A quieter paragraph. */
export function note(text: string): string {
  return `<p class="quiet" style="margin:0 0 12px;font-size:14px;line-height:20px;color:#56626a">${lines(text)}</p>`
}

/** A code to read and copy. */
export function codeBox(code: string): string {
  return `<p class="code" style="margin:0 0 20px;padding:16px 10px 16px 16px;border-radius:6px;background:#f3f6f7;font-family:ui-monospace,Consolas,Menlo,monospace;font-size:30px;line-height:36px;font-weight:600;letter-spacing:6px;text-align:center;color:#172026">${escape(code)}</p>`
}

/** The one thing to do next; the address stands below for programs that show no buttons. */
export function button(label: string, url: string): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:4px 0 20px"><tr><td class="button" style="border-radius:6px;background:#0b6170">
<a href="${escape(url)}" style="display:inline-block;padding:12px 20px;${font};font-size:16px;line-height:24px;font-weight:600;color:#ffffff;text-decoration:none">${escape(label)}</a>
</td></tr></table>
<p class="quiet" style="margin:0 0 16px;font-size:13px;line-height:20px;color:#56626a;word-break:break-all">${escape(url)}</p>`
}

/** Who to turn to; `phone` as shown and `phoneUrl` as dialled. */
export function footer(help: string, phone: string, phoneUrl: string, email: string): string {
  const link = 'class="link" style="color:#0b6170"'
  return `<p class="quiet line" style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e1e6e9;font-size:14px;line-height:20px;color:#56626a">${escape(help)}<br><a ${link} href="${phoneUrl}">${escape(phone)}</a><br><a ${link} href="mailto:${escape(email)}">${escape(email)}</a></p>`
}

const reference = /\b[A-Z]{1,2}-\d{4}-[\dA-Z-]{4,9}\b/g

function lines(text: string): string {
  // Groups of digits (a phone number, a code) and references stay on one line.
  return escape(text)
    .replaceAll('\n', '<br>')
    .replaceAll(/(?<=\d) (?=\d)/g, '&nbsp;')
    .replaceAll(reference, '<span style="white-space:nowrap">$&</span>')
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
