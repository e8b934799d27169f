import type { ActorContext } from '../../context.ts'
import type { FileReply } from '../../http/file-reply.ts'
import { recordAudit } from '../../platform/audit.ts'
import { ApiProblem } from '../../problem.ts'
import { requireFreshProof } from '../sign-in/fresh-proof.ts'
import { collectPersonalData } from './collect-personal-data.ts'
import { findDataSubject } from './data-subject.ts'
import { exportFile, type ExportFormat } from './export-file.ts'

/**
 * Everything stored about the actor, as a file; the PDF in the actor's language.
 *
 * @throws ApiProblem step_up_required, unauthenticated, overloaded
 */
export async function exportMyData(
  context: ActorContext,
  { format }: { readonly format: ExportFormat },
): Promise<FileReply> {
  requireFreshProof(context)
  const { actor, clock, db, documentThreads, request } = context
  const person = await findDataSubject(db, actor.userId)
  if (!person) throw new ApiProblem('unauthenticated')
  const now = clock.now()
  await recordAudit(db, {
    at: now,
    action: 'account.exported',
    actorId: actor.userId,
    companyId: actor.companyId,
    subjectId: actor.userId,
    address: request.address,
    details: { format },
  })
  const data = await collectPersonalData(db, person)
  return exportFile(documentThreads, data, { format, locale: person.locale, now })
}
