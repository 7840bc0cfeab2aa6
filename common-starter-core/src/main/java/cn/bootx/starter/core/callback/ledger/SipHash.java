package cn.bootx.starter.core.callback.ledger;

/**
 * SipHash-2-4 with 128 bits under a secret key: quick, and without the key no sender can
 * find two texts that meet.
 */
final class SipHash {

	private long v0;

	private long v1;

	private long v2;

	private long v3;

	private SipHash(long key0, long key1) {
		this.v0 = key0 ^ 0x736f6d6570736575L;
		this.v1 = key1 ^ 0x646f72616e646f6dL ^ 0xee;
		this.v2 = key0 ^ 0x6c7967656e657261L;
		this.v3 = key1 ^ 0x7465646279746573L;
	}

	static Value of(long key0, long key1, byte[] text) {
		SipHash state = new SipHash(key0, key1);
		int whole = text.length & ~7;
		for (int i = 0; i < whole; i += Long.BYTES) {
			state.add(word(text, i, Long.BYTES));
		}
		state.add(word(text, whole, text.length - whole) | (long) text.length << 56);
		state.v2 ^= 0xee;
		long low = state.end();
		state.v1 ^= 0xdd;
		return new Value(low, state.end());
	}

	private static long word(byte[] text, int from, int bytes) {
		long word = 0;
		for (int i = bytes - 1; i >= 0; i--) {
			word = word << Byte.SIZE | text[from + i] & 0xffL;
		}
		return word;
	}

	private void add(long word) {
		this.v3 ^= word;
		rounds(2);
		this.v0 ^= word;
	}

	private long end() {
		rounds(4);
		return this.v0 ^ this.v1 ^ this.v2 ^ this.v3;
	}

	private void rounds(int count) {
		for (int i = 0; i < count; i++) {
			this.v0 += this.v1;
			this.v1 = Long.rotateLeft(this.v1, 13) ^ this.v0;
			this.v0 = Long.rotateLeft(this.v0, 32);
			this.v2 += this.v3;
			this.v3 = Long.rotateLeft(this.v3, 16) ^ this.v2;
			this.v0 += this.v3;
			this.v3 = Long.rotateLeft(this.v3, 21) ^ this.v0;
			this.v2 += this.v1;
			this.v1 = Long.rotateLeft(this.v1, 17) ^ this.v2;
			this.v2 = Long.rotateLeft(this.v2, 32);
		}
	}

	record Value(long low, long high) {
	}

}
