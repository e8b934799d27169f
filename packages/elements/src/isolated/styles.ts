import { tokenNames } from './look.ts'

/** A node for each colour: a change of its computed value begins a transition, whatever caused it. */
const followed = tokenNames
  .filter((name) => name !== 'radius' && name !== 'font')
  .map((name) => `.${name} { color: var(--hezo-${name}, transparent); }`)
  .join('\n')

/** How the element looks around its frame, with the page's tokens: it has no code of the others. */
export const styles = `
:host { display: block; inline-size: 100%; }
:host([hidden]) { display: none; }
:host([theme='light']) { color-scheme: light; }
:host([theme='dark']) { color-scheme: dark; }
:host([theme='auto']) { color-scheme: light dark; }
div { display: grid; }
div > * { grid-area: 1 / 1; }
iframe { inline-size: 100%; block-size: 20rem; border: 0; color-scheme: inherit; }
.waiting iframe { visibility: hidden; }
p {
  display: none;
  place-self: center;
  max-inline-size: 24rem;
  margin: 1rem;
  color: var(--hezo-text, light-dark(#172026, #e8edf0));
  font: 400 var(--hezo-font-size, max(16px, 1rem)) / 1.5 var(--hezo-font, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
  text-align: center;
}
.waiting p { display: block; }
progress { display: block; inline-size: 8rem; margin: 0.5rem auto; accent-color: currentcolor; }
#probe {
  position: absolute;
  visibility: hidden;
  inline-size: var(--hezo-radius, 0);
  block-size: 0;
  overflow: hidden;
  outline-color: light-dark(white, black);
  font: 400 var(--hezo-font-size, max(16px, 1rem)) / 1 var(--hezo-font, serif);
}
#probe, #probe * { transition: all 1ms step-start; transition: all 1ms step-start allow-discrete; }
${followed}
a, button { display: block; margin: 0.25rem auto; padding: 0.25rem; color: inherit; font: inherit; }
button { border: 0; background: none; text-decoration: underline; cursor: pointer; }
`
