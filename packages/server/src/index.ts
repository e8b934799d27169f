export { type Connection, createApp } from './app.ts'
export { type Config, readConfig } from './config.ts'
export { type OpenServices, openServices } from './open-services.ts'
export { openPostgresCluster, type PostgresCluster } from './platform/storage/postgres-cluster.ts'
