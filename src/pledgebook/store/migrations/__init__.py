"""How the tables came to be, step by step. A version that is out is never changed again."""
