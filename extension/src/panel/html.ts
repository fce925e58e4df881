/** Addresses that the page loads, as the webview gives them, and the secret of this load. */
export interface PageSources {
  readonly cspSource: string;
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
}

/**
 * The page of a panel: nothing but our own script and style may load or run in it, and it can
 * neither fetch nor be sent anywhere.
 */
export function panelHtml({ cspSource, nonce, script, style }: PageSources): string {
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Past attempts</title>
  <link rel="stylesheet" href="${style}">
</head>
<body>
  <main id="root"></main>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
