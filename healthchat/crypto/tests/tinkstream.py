"""Google's own implementation of the stream that our blobs hold, to compare with."""

from __future__ import annotations

import io

import tink
from tink import secret_key_access, streaming_aead
from tink.proto import aes_gcm_hkdf_streaming_pb2, common_pb2, tink_pb2

TYPE_URL = "type.googleapis.com/google.crypto.tink.AesGcmHkdfStreamingKey"


class _Kept(io.BytesIO):
    """Tink closes what it writes to; the bytes are wanted afterwards."""

    kept = b""

    def close(self) -> None:
        if not self.closed:
            self.kept = self.getvalue()
        super().close()


class TinkStream:
    """AES-GCM-HKDF streaming with a given key and segment size."""

    def __init__(self, key: bytes, segment_size: int) -> None:
        streaming_aead.register()
        parameters = aes_gcm_hkdf_streaming_pb2.AesGcmHkdfStreamingParams(
            ciphertext_segment_size=segment_size,
            derived_key_size=32,
            hkdf_hash_type=common_pb2.SHA256,
        )
        value = aes_gcm_hkdf_streaming_pb2.AesGcmHkdfStreamingKey(
            version=0, key_value=key, params=parameters
        )
        data = tink_pb2.KeyData(
            type_url=TYPE_URL,
            value=value.SerializeToString(),
            key_material_type=tink_pb2.KeyData.SYMMETRIC,
        )
        keyset = tink_pb2.Keyset(
            primary_key_id=1,
            key=[
                tink_pb2.Keyset.Key(
                    key_data=data,
                    status=tink_pb2.ENABLED,
                    key_id=1,
                    output_prefix_type=tink_pb2.RAW,
                )
            ],
        )
        handle = tink.proto_keyset_format.parse(keyset.SerializeToString(), secret_key_access.TOKEN)
        self._stream = handle.primitive(streaming_aead.StreamingAead)

    def encrypt(self, plaintext: bytes, associated: bytes) -> bytes:
        """A whole ciphertext stream."""
        target = _Kept()
        with self._stream.new_encrypting_stream(target, associated) as writer:
            writer.write(plaintext)
        return target.kept

    def decrypt(self, ciphertext: bytes, associated: bytes) -> bytes:
        """A whole plaintext; ``tink.TinkError`` where it does not verify."""
        with self._stream.new_decrypting_stream(io.BytesIO(ciphertext), associated) as reader:
            return bytes(reader.read())
