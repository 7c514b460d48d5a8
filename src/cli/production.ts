// Imported before anything else: libraries look at it once, and check much for their developers without it.
process.env.NODE_ENV ??= 'production';
