import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

const OWN = new Set(['/healthz', '/readyz', '/metrics']);

/** A worker says how it is and nothing else: everything people ask for is a gateway's. */
export function backgroundOnly(app: NestExpressApplication): void {
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (OWN.has(request.path)) return next();
    const error = { code: 'not-found', message: 'This process works in the background; ask a gateway.' };
    response.status(404).json({ error });
  });
}
