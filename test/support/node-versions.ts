/** The versions of Node that the program is tried on: the oldest that `engines` allows, and later ones. */
export const NODE_VERSIONS = ['20.12.2', '22.23.3', '24.21.0'] as const
