import { useState } from 'react'
import { createRoot } from 'react-dom/client'

/** React 19 sets attributes of custom elements and listens to their events by itself. */
function Support() {
  const [opened, setOpened] = useState<string>()
  return (
    <main>
      {opened && <p role="status">Przyjęliśmy zgłoszenie {opened}.</p>}
      <hezo-tickets
        api="http://localhost:3000"
        lang="pl"
        onhezo-ticket-created={({ detail }) => setOpened(detail.number)}
      />
    </main>
  )
}

const root = document.querySelector('#root')
if (root) createRoot(root).render(<Support />)
