package cn.bootx.starter.core.send;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;

/**
 * The rules for receivers that hold on every platform: each gets a message once, in the
 * caller's order and spelling; more than a call takes go out in several calls with one
 * result.
 *
 * @since 0.1.0
 */
public final class Receivers {

	/** Failures that every further call would share. */
	private static final Set<ErrorCategory> SHARED = EnumSet.of(ErrorCategory.AUTH, ErrorCategory.PERMISSION,
			ErrorCategory.IP_NOT_ALLOWED, ErrorCategory.QUOTA);

	private Receivers() {
	}

	/** The receivers without repetitions. */
	public static <T> List<T> distinct(Collection<T> receivers) {
		return List.copyOf((receivers.size() > 1) ? new LinkedHashSet<>(receivers) : receivers);
	}

	/**
	 * The receivers without repetitions, where the platform does not distinguish upper
	 * and lower case; the first spelling is kept.
	 */
	public static List<String> distinctIgnoringCase(Collection<String> receivers) {
		if (receivers.size() < 2) {
			return List.copyOf(receivers);
		}
		Map<String, String> spelled = new LinkedHashMap<>();
		receivers.forEach((receiver) -> spelled.putIfAbsent(receiver.toLowerCase(Locale.ROOT), receiver));
		return List.copyOf(spelled.values());
	}

	/**
	 * The caller's spelling of an id that the platform returned in lower case, or the id.
	 */
	public static String spelledAs(Collection<String> receivers, String id) {
		return receivers.stream().filter((receiver) -> receiver.equalsIgnoreCase(id)).findFirst().orElse(id);
	}

	/** The receivers in parts of at most that many, in order. */
	public static <T> List<List<T>> split(List<T> receivers, int limit) {
		if (!receivers.isEmpty() && receivers.size() <= limit) {
			return List.of(List.copyOf(receivers));
		}
		List<List<T>> parts = new ArrayList<>();
		for (int from = 0; from < receivers.size(); from += limit) {
			parts.add(List.copyOf(receivers.subList(from, Math.min(from + limit, receivers.size()))));
		}
		return parts;
	}

	/**
	 * Sends to all receivers in as many calls as it takes. Where some parts were accepted
	 * and others failed, the failed ones are in the result; after a failure that every
	 * further call would share (credentials, permission, address, quota) none is made.
	 * @throws PlatformException if no part was accepted, see {@link #failure}
	 */
	public static <T> SendResult send(List<T> receivers, int limit, Function<List<T>, ? extends SendResult> send) {
		List<String> ids = new ArrayList<>();
		List<SendResult.NotReached> notReached = new ArrayList<>();
		List<PlatformException> failures = new ArrayList<>();
		PlatformException last = null;
		boolean accepted = false;
		for (List<T> part : split(receivers, limit)) {
			if (last == null || !SHARED.contains(last.category())) {
				last = null;
				try {
					SendResult result = send.apply(part);
					ids.addAll(result.ids());
					notReached.addAll(result.notReached());
					accepted = true;
				}
				catch (PlatformException ex) {
					last = ex;
					failures.add(ex);
					addFailed(part, ex, notReached);
				}
			}
			else {
				String reason = "not tried: " + last.getMessage();
				part.forEach((receiver) -> notReached.add(new SendResult.NotReached(String.valueOf(receiver), reason)));
			}
		}
		if (!failures.isEmpty() && !accepted) {
			throw failure(failures);
		}
		return SendResult.of(ids, notReached);
	}

	/**
	 * The failure of a send of which no call was accepted: the first whose outcome is
	 * unknown, because the message may have arrived, or else the first.
	 */
	public static PlatformException failure(List<PlatformException> failures) {
		return failures.stream().filter(PlatformException::outcomeUnknown).findFirst().orElseGet(() -> failures.get(0));
	}

	private static <T> void addFailed(List<T> part, PlatformException failure, List<SendResult.NotReached> notReached) {
		part.forEach((receiver) -> notReached.add(SendResult.NotReached.because(String.valueOf(receiver), failure)));
	}

}
