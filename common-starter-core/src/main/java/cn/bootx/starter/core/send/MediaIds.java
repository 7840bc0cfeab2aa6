package cn.bootx.starter.core.send;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * Ids of uploaded media by their content, so that the same bytes are uploaded once for
 * all nodes. An id is given up before the platform forgets it. Without the store each
 * file is uploaded.
 *
 * @since 0.1.0
 */
public final class MediaIds {

	private static final Logger logger = LoggerFactory.getLogger(MediaIds.class);

	/** WeCom and DingTalk: the media id is unknown, or its time is over. */
	private static final String UNKNOWN = "40007";

	private final ExpiringStore store;

	private final String prefix;

	private final @Nullable Duration keep;

	/**
	 * The ids of one owner.
	 * @param owner platform and the account within which an id is valid
	 * @param keep how long an id is used again, shorter than the platform keeps it; null
	 * to upload each time
	 */
	public MediaIds(ExpiringStore store, String owner, @Nullable Duration keep) {
		this.store = store;
		this.prefix = "media-id:" + owner + ":";
		this.keep = keep;
	}

	/** Whether ids are used again; if not, no digest is needed. */
	public boolean isKept() {
		return this.keep != null;
	}

	/**
	 * The id that is kept for the content, or that of an upload.
	 * @param kind what the platform distinguishes besides the content
	 * @param digest of the content; null to upload it in any case
	 */
	public String idOf(String kind, @Nullable String digest, Supplier<String> upload) {
		String known = known(kind, digest);
		return (known != null) ? known : uploaded(kind, digest, upload);
	}

	/**
	 * Uses the id of the content. Where the platform does not know a kept id any more
	 * (40007), the content is uploaded and used once again.
	 */
	public <T> T use(String kind, @Nullable String digest, Supplier<String> upload, Function<String, T> use) {
		String known = known(kind, digest);
		if (known != null) {
			try {
				return use.apply(known);
			}
			catch (PlatformException ex) {
				if (!UNKNOWN.equals(ex.code())) {
					throw ex;
				}
				forget(known);
			}
		}
		return use.apply(uploaded(kind, digest, upload));
	}

	/** Forgets an id that was refused: its bytes are uploaded again. */
	public void forget(String mediaId) {
		kept(() -> {
			this.store.take(this.prefix + mediaId).ifPresent((key) -> this.store.compareAndDelete(key, mediaId));
			return null;
		});
	}

	private @Nullable String known(String kind, @Nullable String digest) {
		return (this.keep != null && digest != null)
				? kept(() -> this.store.get(this.prefix + kind + ":" + digest).orElse(null)) : null;
	}

	private String uploaded(String kind, @Nullable String digest, Supplier<String> upload) {
		String mediaId = upload.get();
		Duration time = this.keep;
		if (time != null && digest != null) {
			String key = this.prefix + kind + ":" + digest;
			kept(() -> {
				this.store.put(key, mediaId, time);
				this.store.put(this.prefix + mediaId, key, time);
				return mediaId;
			});
		}
		return mediaId;
	}

	private static @Nullable String kept(Supplier<@Nullable String> access) {
		try {
			return access.get();
		}
		catch (StoreUnavailableException ex) {
			logger.warn("Media ids are not used again: {}", ex.getMessage());
			return null;
		}
	}

}
