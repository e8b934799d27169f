/**
 * Whether a page around this one could lay something over it and have clicks fall on it. Then a click
 * alone is no consent: see decision 044.
 */
export const isFramed = (): boolean => self !== top
