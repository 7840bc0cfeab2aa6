package cn.bootx.starter.core.store;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Names this process in locks, so that an error message can say who holds one.
 */
final class HolderName {

	static final String CURRENT = host() + "#" + ProcessHandle.current().pid();

	private HolderName() {
	}

	private static String host() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

}
