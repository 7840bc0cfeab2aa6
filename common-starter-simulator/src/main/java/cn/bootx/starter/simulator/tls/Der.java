package cn.bootx.starter.simulator.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The few forms of ASN.1 DER (ITU-T X.690) that a certificate needs.
 */
final class Der {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private Der() {
	}

	static byte[] sequence(byte[]... parts) {
		return tagged(0x30, parts);
	}

	static byte[] set(byte[]... parts) {
		return tagged(0x31, parts);
	}

	static byte[] integer(BigInteger value) {
		return tagged(0x02, value.toByteArray());
	}

	static byte[] yes() {
		return tagged(0x01, new byte[] { (byte) 0xff });
	}

	static byte[] octets(byte[] content) {
		return tagged(0x04, content);
	}

	/** Whole bytes, without unused bits at the end. */
	static byte[] bits(byte[] content) {
		return tagged(0x03, new byte[1], content);
	}

	static byte[] text(String value) {
		return tagged(0x0c, value.getBytes(StandardCharsets.UTF_8));
	}

	/** Until 2049, as RFC 5280 section 4.1.2.5 wants it. */
	static byte[] time(Instant value) {
		return tagged(0x17, TIME.format(value).getBytes(StandardCharsets.US_ASCII));
	}

	static byte[] oid(int... arcs) {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		content.write(arcs[0] * 40 + arcs[1]);
		for (int i = 2; i < arcs.length; i++) {
			for (int shift = 28; shift > 0; shift -= 7) {
				if (arcs[i] >> shift > 0) {
					content.write(0x80 | (arcs[i] >> shift) & 0x7f);
				}
			}
			content.write(arcs[i] & 0x7f);
		}
		return tagged(0x06, content.toByteArray());
	}

	/** Tag, length and content. */
	static byte[] tagged(int tag, byte[]... parts) {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			content.writeBytes(part);
		}
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		whole.write(tag);
		int length = content.size();
		if (length > 0xff) {
			whole.write(0x82);
			whole.write(length >> 8);
		}
		else if (length > 0x7f) {
			whole.write(0x81);
		}
		whole.write(length);
		whole.writeBytes(content.toByteArray());
		return whole.toByteArray();
	}

}
