package cn.bootx.starter.core.xml;

import java.nio.charset.StandardCharsets;

/**
 * The names of elements. The platforms use a few hundred, so each is made once and not
 * for every message.
 */
final class XmlNames {

	private static final int LONGEST = 32;

	/**
	 * The name that was last seen for a hash. A race loses a name and nothing else:
	 * strings may be shared without care.
	 */
	private static final String[] seen = new String[1024];

	private XmlNames() {
	}

	static boolean isStart(int b) {
		return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_';
	}

	static boolean isPart(int b) {
		return isStart(b) || b >= '0' && b <= '9' || b == '-' || b == '.' || b == ':';
	}

	static String of(byte[] xml, int from, int to) {
		if (to - from > LONGEST) {
			return new String(xml, from, to - from, StandardCharsets.US_ASCII);
		}
		int hash = 0;
		for (int i = from; i < to; i++) {
			hash = 31 * hash + xml[i];
		}
		int place = (hash ^ hash >>> 10) & (seen.length - 1);
		String name = seen[place];
		if (name == null || !isSame(name, xml, from, to)) {
			name = new String(xml, from, to - from, StandardCharsets.US_ASCII);
			seen[place] = name;
		}
		return name;
	}

	private static boolean isSame(String name, byte[] xml, int from, int to) {
		if (name.length() != to - from) {
			return false;
		}
		for (int i = 0; i < name.length(); i++) {
			if (name.charAt(i) != xml[from + i]) {
				return false;
			}
		}
		return true;
	}

}
