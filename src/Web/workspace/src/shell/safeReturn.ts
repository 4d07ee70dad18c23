/** Only addresses inside the workspace: a link from elsewhere cannot send people away after signing in. */
export function safeReturn(address: string | null): string {
  return address && /^\/(?![/\\])/.test(address) ? address : '/';
}
