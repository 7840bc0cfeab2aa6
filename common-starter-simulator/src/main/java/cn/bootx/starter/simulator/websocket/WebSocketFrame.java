package cn.bootx.starter.simulator.websocket;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * One frame as RFC 6455 section 5 lays it out. Frames from a client are masked, those
 * from the server are not; extensions are never negotiated.
 *
 * @param last whether the message ends with it
 * @param opcode what it is
 * @param payload content without mask
 */
record WebSocketFrame(boolean last, int opcode, byte[] payload) {

	static final int CONTINUATION = 0;

	static final int TEXT = 1;

	static final int CLOSE = 8;

	static final int PING = 9;

	static final int PONG = 10;

	static final int MAX_PAYLOAD = 1024 * 1024;

	private static final int FIN = 0x80;

	private static final int RESERVED = 0x70;

	private static final int MASKED = 0x80;

	private static final int LENGTH = 0x7f;

	private static final int TWO_BYTES = 126;

	private static final int EIGHT_BYTES = 127;

	static WebSocketFrame read(DataInputStream input) throws IOException {
		int first = input.readUnsignedByte();
		int second = input.readUnsignedByte();
		if ((first & RESERVED) != 0) {
			throw new ProtocolException("reserved bits are set, but no extension was negotiated");
		}
		if ((second & MASKED) == 0) {
			throw new ProtocolException("frames from a client must be masked");
		}
		long length = second & LENGTH;
		if (length == TWO_BYTES) {
			length = input.readUnsignedShort();
		}
		else if (length == EIGHT_BYTES) {
			length = input.readLong();
		}
		if (length < 0 || length > MAX_PAYLOAD) {
			throw new ProtocolException("a frame of " + length + " bytes is over " + MAX_PAYLOAD);
		}
		byte[] mask = new byte[4];
		input.readFully(mask);
		byte[] payload = new byte[(int) length];
		input.readFully(payload);
		for (int i = 0; i < payload.length; i++) {
			payload[i] ^= mask[i % 4];
		}
		return new WebSocketFrame((first & FIN) != 0, first & 0x0f, payload);
	}

	/** The bytes that a server sends. */
	static byte[] encode(int opcode, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(payload.length + 10);
		frame.put((byte) (FIN | opcode));
		if (payload.length < TWO_BYTES) {
			frame.put((byte) payload.length);
		}
		else if (payload.length <= 0xffff) {
			frame.put((byte) TWO_BYTES).putShort((short) payload.length);
		}
		else {
			frame.put((byte) EIGHT_BYTES).putLong(payload.length);
		}
		frame.put(payload).flip();
		byte[] bytes = new byte[frame.remaining()];
		frame.get(bytes);
		return bytes;
	}

}
