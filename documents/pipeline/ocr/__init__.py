"""Reading a picture of a page: two readers, and a doubt wherever they disagree on what counts."""

from documents.pipeline.ocr.page import PictureRead, read_picture

__all__ = ["PictureRead", "read_picture"]
