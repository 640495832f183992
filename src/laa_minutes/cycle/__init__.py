"""One verb each: the register and a wish in, changed texts out."""
