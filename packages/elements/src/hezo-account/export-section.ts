import { msg } from '@lit/localize'
import { element } from '../define.ts'
import { saveFile } from '../two-factor/keep-text.ts'
import { AccountSection } from './account-section.ts'

/** The own data as a file. */
@element('hezo-account-export')
export class ExportSection extends AccountSection {
  async #save(format: 'json' | 'pdf'): Promise<void> {
    let file: File | undefined
    const done = await this.actAt(format, async () => {
      file = await this.account.client.me.exportData({ format })
    })
    if (!done || !file) return
    saveFile(file.name, file)
    this.say(msg('Pobrano.'))
  }

  protected override render(): unknown {
    const button = (format: 'json' | 'pdf', word: string): unknown =>
      this.button(word, () => this.#save(format), '', { opens: format })
    return this.frame({
      title: msg('Kopia danych'),
      lead: msg(
        'Wszystko, co o Tobie wiemy: konto, zgłoszenia, wiadomości i zdarzenia. PDF do czytania, JSON dla programów.',
      ),
      content: [
        this.row(
          button('pdf', msg('Pobierz dane (PDF)')),
          button('json', msg('Pobierz dane (JSON)')),
        ),
        this.opened('pdf'),
        this.opened('json'),
      ],
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account-export': ExportSection
  }
}
