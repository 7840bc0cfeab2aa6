package cn.bootx.starter.dingtalk.message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;

/**
 * The calls of one sending to many receivers. DingTalk refuses a call as a whole, also
 * because of one receiver: such a call is halved until that receiver is alone. A failure
 * that all further calls would share ends the sending, and so do three calls in a row
 * without an answer.
 */
final class BatchCalls {

	/** Refused for single receivers: unknown, or not visible to the application. */
	private static final Set<String> ONE_RECEIVER = Set.of("40003", "40031", "50002", "50004", "33012", "60121",
			"staffId.notExisted", "illegal.receivers");

	private static final Set<ErrorCategory> SHARED = EnumSet.of(ErrorCategory.AUTH, ErrorCategory.PERMISSION,
			ErrorCategory.IP_NOT_ALLOWED, ErrorCategory.QUOTA, ErrorCategory.INVALID_ARGUMENT, ErrorCategory.NOT_FOUND);

	private static final Set<ErrorCategory> SILENT = EnumSet.of(ErrorCategory.TRANSIENT, ErrorCategory.THROTTLED);

	/** Halving finds a few wrong receivers; where most are wrong it only costs calls. */
	private static final int MAX_HALVED = 32;

	private BatchCalls() {
	}

	/**
	 * Makes the calls, one after the other.
	 * @param halve divides the receivers of a call in two; one part if they are one
	 * @return what became of every part
	 */
	static <P, R> List<Made<P, R>> make(List<P> parts, Function<P, List<P>> halve, Function<P, R> call) {
		Deque<P> left = new ArrayDeque<>(parts);
		List<Made<P, R>> made = new ArrayList<>();
		PlatformException end = null;
		int silent = 0;
		int halved = 0;
		while (!left.isEmpty()) {
			P part = left.removeFirst();
			if (end != null) {
				made.add(new Made<>(part, null, notMade(end)));
				continue;
			}
			try {
				made.add(new Made<>(part, call.apply(part), null));
				silent = 0;
			}
			catch (PlatformException ex) {
				boolean oneReceiver = ONE_RECEIVER.contains(ex.code())
						|| ex.subCode().filter(ONE_RECEIVER::contains).isPresent();
				List<P> halves = (oneReceiver && halved < MAX_HALVED) ? halve.apply(part) : List.of();
				if (halves.size() > 1) {
					halved++;
					left.addFirst(halves.get(1));
					left.addFirst(halves.get(0));
					continue;
				}
				made.add(new Made<>(part, null, ex));
				silent = SILENT.contains(ex.category()) ? silent + 1 : 0;
				if (silent == 3 || !oneReceiver && SHARED.contains(ex.category())) {
					end = ex;
				}
			}
		}
		return made;
	}

	private static PlatformException notMade(PlatformException end) {
		return PlatformException.of(end.platform(), end.api())
			.code("not-made")
			.message("the call was not made after another one had failed: " + end.platformMessage())
			.category(end.category())
			.cause(end)
			.build();
	}

	/**
	 * What became of a part.
	 *
	 * @param result what DingTalk answered, or null if the call failed
	 * @param failure why the call failed, or null if it did not
	 */
	record Made<P, R>(P part, @Nullable R result, @Nullable PlatformException failure) {
	}

}
