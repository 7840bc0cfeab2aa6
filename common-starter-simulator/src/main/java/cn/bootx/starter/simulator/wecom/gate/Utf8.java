package cn.bootx.starter.simulator.wecom.gate;

import cn.bootx.starter.simulator.rules.Fields;

/**
 * Cuts texts as the platform does: by bytes, never within a character.
 */
public final class Utf8 {

	private Utf8() {
	}

	public static String first(int maxBytes, String text) {
		if (Fields.bytes(text) <= maxBytes) {
			return text;
		}
		StringBuilder cut = new StringBuilder();
		int bytes = 0;
		for (int codePoint : text.codePoints().toArray()) {
			String character = Character.toString(codePoint);
			bytes += Fields.bytes(character);
			if (bytes > maxBytes) {
				break;
			}
			cut.append(character);
		}
		return cut.toString();
	}

}
