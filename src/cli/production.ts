// Imported before anything else: libraries look at it once, and check much for their developers without it (GraphQL takes
// a tenth more of a request).
process.env.NODE_ENV ??= 'production';
