"""The ledger as flat tables: what CSV, XLSX, Parquet and JSON lines share."""
