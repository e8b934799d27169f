/** Characters of the longest `Proof-Of-Work` that is read; one of ours has about 720. */
export const proofOfWorkMaxLength = 1024
