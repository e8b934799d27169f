// Opened by double click, these run code, mount a disk or hand a document to a program that runs code.
// From the attachments that Outlook blocks, and the types that attackers moved to since.
// Scripts that open in an editor (.py, .sh, .pl, .tcl) and certificates (.cer, .crt) are not here:
// administrators send them.
const groups = {
  windowsPrograms: 'bat bgi cab cmd com cpl dll exe msc pif scr sys wll xll',
  windowsInstallers: `appinstaller application appref-ms appx appxbundle diagcab diagcfg diagpkg inf
    ins isp msi msix msixbundle msp mst msu ppkg`,
  windowsShell: `appcontent-ms chm deskthemepack gadget hlp library-ms lnk rdp reg scf search-ms
    searchconnector-ms settingcontent-ms theme themepack url website wsb`,
  scriptHosts: `hta jnlp js jse mjs ps1 ps1xml ps2 psc1 psc2 psm1 pyc pyo pyw pyz pyzw sct shb shs vb
    vbe vbp vbs wasm ws wsc wsf wsh xbap`,
  browserPages: 'crx htm html htc mht mhtml shtml svg svgz swf xht xhtml xpi',
  diskImages: 'dmg img iso sparsebundle sparseimage udf vhd vhdx',
  officeAddIns: `accda accde ade adp dqy iqy mda mde odc one onepkg onetoc2 oqy ppa ppam rqy slk xla
    xlam`,
  macOs: `app command fileloc inetloc mobileconfig mpkg pkg prefpane scpt scptd terminal webloc
    workflow`,
  linuxAndJava: 'apk appimage deb desktop flatpak flatpakref jar rpm snap',
}
const runnable = new Set(Object.values(groups).flatMap((endings) => endings.split(/\s+/)))

// Also the ends of host names, after which people name logs (`messages-fw01.example.com`). What runs
// under them has to be binary, so a text is only a text.
const hostEndings = new Set(['com', 'app'])

/** Whether a file with this ending (see `fileEnding`) runs when it is opened. */
export function runsByName(ending: string, isText: boolean): boolean {
  return runnable.has(ending) && !(isText && hostEndings.has(ending))
}

/**
 * The ending by which a system goes, in lower case, `''` without one: as Windows reads the name, which
 * drops dots and spaces at its end and takes `a.exe::$DATA` for `a.exe` (NTFS streams), and without
 * characters that nobody sees. Linear.
 *
 * @param name at most `fileNameMaxLength` code points.
 */
export function fileEnding(name: string): string {
  const seen = name.replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/gu, '').toLowerCase()
  let end = trimmedEnd(seen, seen.length)
  for (let start = streamStart(seen, end); start >= 0; start = streamStart(seen, end)) {
    end = trimmedEnd(seen, start)
  }
  return seen.slice(seen.lastIndexOf('.', end - 1) + 1 || end, end)
}

/** Where the name ends without dots and white space behind it. */
function trimmedEnd(name: string, from: number): number {
  let end = from
  while (end > 0 && /[.\s]/.test(name.charAt(end - 1))) end -= 1
  return end
}

/** Where the NTFS stream (`:name:$TYPE`) starts with which `name.slice(0, end)` ends; -1 without one. */
function streamStart(name: string, end: number): number {
  const type = name.lastIndexOf(':', end - 1)
  return type > 0 && name[type + 1] === '$' ? name.lastIndexOf(':', type - 1) : -1
}
