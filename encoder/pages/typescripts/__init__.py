"""OCR of typed pages: furniture, page breaks, and text within forms."""
