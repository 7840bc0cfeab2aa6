package cn.bootx.starter.core.store;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EncryptingRecordStoreTests extends RecordStoreContractTests {

	private final InMemoryRecordStore raw = new InMemoryRecordStore();

	private final RecordStore store = new EncryptingRecordStore(this.raw, new AesGcmSecretBox(List.of(key(1))));

	@Override
	protected RecordStore store() {
		return this.store;
	}

	@Test
	void keepsNothingReadable() {
		this.store.insert("robots", "ops", "{\"secret\":\"SEC0123456789\"}");
		assertThat(this.raw.find("robots", "ops").orElseThrow().json()).doesNotContain("SEC").startsWith("enc1:");
	}

	@Test
	void opensWhatWasWrittenBeforeEncryptionWasSwitchedOn() {
		this.raw.insert("robots", "old", "{\"a\":1}");
		assertThat(this.store.find("robots", "old").orElseThrow().json()).isEqualTo("{\"a\":1}");
	}

	@Test
	void opensWithAPreviousKeyAndSealsWithThePresentOne() {
		this.store.insert("robots", "ops", "{\"a\":1}");
		RecordStore rotated = new EncryptingRecordStore(this.raw, new AesGcmSecretBox(List.of(key(2), key(1))));
		assertThat(rotated.find("robots", "ops").orElseThrow().json()).isEqualTo("{\"a\":1}");
		rotated.save("robots", "ops", "{\"a\":2}");
		RecordStore onlyNew = new EncryptingRecordStore(this.raw, new AesGcmSecretBox(List.of(key(2))));
		assertThat(onlyNew.find("robots", "ops").orElseThrow().json()).isEqualTo("{\"a\":2}");
	}

	@Test
	void saysWhichKeyIsMissing() {
		this.store.insert("robots", "ops", "{}");
		RecordStore other = new EncryptingRecordStore(this.raw, new AesGcmSecretBox(List.of(key(2))));
		assertThatExceptionOfType(SecretBox.UnreadableException.class).isThrownBy(() -> other.find("robots", "ops"))
			.withMessageContaining("robots/ops")
			.withMessageContaining("previous-encryption-keys");
		RecordStore none = new EncryptingRecordStore(this.raw, SecretBox.OPEN);
		assertThatExceptionOfType(SecretBox.UnreadableException.class).isThrownBy(() -> none.find("robots", "ops"))
			.withMessageContaining("encryption-key");
	}

	@Test
	void doesNotOpenWhatWasMovedFromAnotherRecord() {
		this.store.insert("robots", "ops", "{}");
		this.raw.insert("robots", "copy", this.raw.find("robots", "ops").orElseThrow().json());
		assertThatExceptionOfType(SecretBox.UnreadableException.class)
			.isThrownBy(() -> this.store.find("robots", "copy"))
			.withMessageContaining("changed");
	}

	@Test
	void doesNotOpenWhatWasChanged() {
		AesGcmSecretBox box = new AesGcmSecretBox(List.of(key(1)));
		String sealed = box.seal("place", "text");
		char last = sealed.charAt(20);
		String changed = sealed.substring(0, 20) + ((last == 'A') ? 'B' : 'A') + sealed.substring(21);
		for (String broken : List.of(changed, sealed.substring(0, 16), sealed.substring(0, 14) + "!", "enc1:")) {
			assertThatExceptionOfType(SecretBox.UnreadableException.class).as(broken)
				.isThrownBy(() -> box.open("place", broken));
		}
	}

	@Test
	void theSameTextIsSealedDifferentlyEachTime() {
		AesGcmSecretBox box = new AesGcmSecretBox(List.of(key(1)));
		assertThat(box.seal("place", "text")).isNotEqualTo(box.seal("place", "text"));
	}

	private static byte[] key(int seed) {
		byte[] key = new byte[32];
		key[0] = (byte) seed;
		return key;
	}

}
