package cn.bootx.starter.simulator.dingtalk.gate;

/**
 * Membership of an IPv4 address in an address or CIDR block.
 */
public final class Ipv4Block {

	private Ipv4Block() {
	}

	public static boolean contains(String block, String address) {
		int slash = block.indexOf('/');
		if (slash < 0) {
			return block.equals(address);
		}
		int bits = Integer.parseInt(block.substring(slash + 1));
		int mask = (bits == 0) ? 0 : -1 << (32 - bits);
		return (number(block.substring(0, slash)) & mask) == (number(address) & mask);
	}

	private static int number(String address) {
		int number = 0;
		for (String part : address.split("\\.")) {
			number = (number << 8) | Integer.parseInt(part);
		}
		return number;
	}

}
