export { type OpenApiDocument, openApiDocument } from './lib/openapi/document.ts'
