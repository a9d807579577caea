package hash

import (
	"encoding/hex"
	"strings"
	"testing"
)

// vectors are digests that the reference engine gave: of a sentence, and of the text that TestDigests builds.
var vectors = [...]struct{ name, fox, long string }{
	{"md2", "03d85a0d629d2c442e987525319fc471",
		"8753a19342e86161df7efb88badc748d"},
	{"md4", "1bee69a46ba811185c194762abaeae90",
		"7f7246e553d1f40203ce9c0ec560260a"},
	{"md5", "9e107d9d372bb6826bd81d3542a419d6",
		"bb20b7f5c99ab2f67a7210f5a912505a"},
	{"sha1", "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
		"f9cdb912f736b3c3884dfab58a9bbef5e43eebd5"},
	{"sha224", "730e109bd7a8a32b1cb9d9a09aa2325d2430587ddbc0c38bad911525",
		"429cbb7bc5748dc34a771e2a15cbc90ddd69bf579101fb8f659a7e50"},
	{"sha256", "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592",
		"ee6cfaf179bffc777f947a69f49897c8f5654244b81f507a742943e575b6ce00"},
	{"sha384", "ca737f1014a48f4c0b6dd43cb177b0afd9e5169367544c494011e3317dbf9a509cb1e5dc1e85a941bbee3d7f2afbc9b1",
		"81d78a375c99ec227a47d6df31ddcc4349e59aac161ff3ae079bfddb86727d5383ef059771f827ff1f98a6648472a232"},
	{"sha512/224", "944cd2847fb54558d4775db0485a50003111c8e5daa63fe722c6aa37",
		"30ddee0632a173b57b158a4d7dd1e5862ba97c1ea17f2fde0a56ced0"},
	{"sha512/256", "dd9d67b371519c339ed8dbd25af90e976a1eeefd4ad3d889005e532fc5bef04d",
		"36a826f8b0a7d8d9813b1a2fe093a3dda56d9996a32324a9ddeb5aa99bfa0404"},
	{"sha512", "07e547d9586f6a73f73fbac0435ed76951218fb7d0c8d788a309d785436bbb642e93a252a954f23912547d1e8a3b5ed6e1bfd7097821233fa0538f3db854fee6",
		"61333d5540b378d48859a595c9f1a0d00b3a93fb53c5f9ca88b9747c920a00308e43a139380f259ac7a3acfa5a2123a204b0e2c855a7d90a50703f9a91583ed1"},
	{"sha3-224", "d15dadceaa4d5d7bb3b48f446421d542e08ad8887305e28d58335795",
		"fb69c8f4d51d5a10d750d57fd2e681c4d8ead4e48332a818f803c249"},
	{"sha3-256", "69070dda01975c8c120c3aada1b282394e7f032fa9cf32f4cb2259a0897dfc04",
		"89f9116f411c45a82ae540e55528fd1c8f64cb814c944f20128e738c19a02ba8"},
	{"sha3-384", "7063465e08a93bce31cd89d2e3ca8f602498696e253592ed26f07bf7e703cf328581e1471a7ba7ab119b1a9ebdf8be41",
		"89489833e4be85bae9e9ee771947385d95bc9c7b17bbee358dd04b7a47747e673f36a28c6236a096611f2e5de9a5d927"},
	{"sha3-512", "01dedd5de4ef14642445ba5f5b97c15e47b9ad931326e4b0727cd94cefc44fff23f07bf543139939b49128caf436dc1bdee54fcb24023a08d9403f9b4bf0d450",
		"6c7ab12afb21f933ede2f01ed546309f3943c5fa9719921debaac5c834bd1684d0356900688f46c4e0f7125624cf5d1891ded30453ad348df62dce7870880718"},
	{"ripemd128", "3fa9b57f053c053fbe2735b2380db596",
		"d3af523c7081295635cd85d2956adab5"},
	{"ripemd160", "37f332f68db77bd9d7edd4969571ad671cf9dd3b",
		"d4bd9c34dcc30b72086531822b3fe89de62ef3ec"},
	{"ripemd256", "c3b0c2f764ac6d576a6c430fb61a6f2255b4fa833e094b1ba8c1e29b6353036f",
		"2c22aac6d66986f113e3ca60567e73c71822526e241a2c6ade05dbdfca92d48b"},
	{"ripemd320", "e7660e67549435c62141e51c9ab1dcc3b1ee9f65c0b3e561ae8f58c5dba3d21997781cd1cc6fbc34",
		"a931ab38e38f37921c2ea0aa426fe038a827e4d4690b9307fa1bb0adbe7f503d9d5f607e77ead883"},
	{"whirlpool", "b97de512e91e3828b40d2b0fdce9ceb3c4a71f9bea8d88e75c4fa854df36725fd2b52eb6544edcacd6f8beddfea403cb55ae31f03ad62a5ef54e42ee82c3fb35",
		"7375ca6aece4fc07eb106272df3b441bd5e2d5ffe56c2ca62e50fc04b6c0e3b4fd51466eb27e669f85251181a3f1280b2d39e4d778c4bff403c2a37ab3428924"},
	{"tiger128,3", "6d12a41e72e644f017b6f0e2f7b44c62",
		"9a47d1fd4116d882032a2dff1c0dc754"},
	{"tiger160,3", "6d12a41e72e644f017b6f0e2f7b44c6285f06dd5",
		"9a47d1fd4116d882032a2dff1c0dc75469d522f5"},
	{"tiger192,3", "6d12a41e72e644f017b6f0e2f7b44c6285f06dd5d2c5b075",
		"9a47d1fd4116d882032a2dff1c0dc75469d522f52ccc19bd"},
	{"tiger128,4", "c1f3a704e9f6267e9f75fa47191f83c3",
		"d3460a638cead27609afdcfa3e79485b"},
	{"tiger160,4", "c1f3a704e9f6267e9f75fa47191f83c354100a04",
		"d3460a638cead27609afdcfa3e79485bfa0dad4f"},
	{"tiger192,4", "c1f3a704e9f6267e9f75fa47191f83c354100a04c4f1dc6f",
		"d3460a638cead27609afdcfa3e79485bfa0dad4f110537ba"},
	{"snefru", "674caa75f9d8fd2089856b95e93a4fb42fa6c8702f8980e11d97a142d76cb358",
		"ebbbbad7742dcbe8f2faced5db975a9f8e9b736e19d9cb5be2a00fdf8f804454"},
	{"snefru256", "674caa75f9d8fd2089856b95e93a4fb42fa6c8702f8980e11d97a142d76cb358",
		"ebbbbad7742dcbe8f2faced5db975a9f8e9b736e19d9cb5be2a00fdf8f804454"},
	{"gost", "77b7fa410c9ac58a25f49bca7d0468c9296529315eaca76bd1a10f376d1f4294",
		"60b5baba3bdd793e60909f5cbafe36c80d3b4529ed92a1e3cf8cb0369e1a64a8"},
	{"gost-crypto", "9004294a361a508c586fe53d1f1b02746765e71b765472786e4770d565830a76",
		"a64982b56e80f679f42771510ab65e5979486e9b2823c5e67e9ef8e05ad80183"},
	{"adler32", "5bdc0fda",
		"bdb7802e"},
	{"crc32", "61ee9d45",
		"3eb8ce1d"},
	{"crc32b", "414fa339",
		"aa7498ea"},
	{"crc32c", "22620404",
		"df5e7dab"},
	{"fnv132", "e9c86c6e",
		"d9e44aff"},
	{"fnv1a32", "048fff90",
		"6973688f"},
	{"fnv164", "a8b2f3117de37ace",
		"03c51100e4475adf"},
	{"fnv1a64", "f3f9b7f5e7e47110",
		"a0076a457c028aef"},
	{"joaat", "519e91f5",
		"aa5e67b6"},
	{"murmur3a", "2e4ff723",
		"39c8fc83"},
	{"murmur3c", "2f1583c3ecee2c675d7bf66ce5e91d2c",
		"10bff6ef70898ae9fc280dc88e0b01a8"},
	{"murmur3f", "e34bbc7bbc071b6c7a433ca9c49a9347",
		"03e3a0fcd1a3b9d4248758b6f9a0597d"},
	{"xxh32", "e85ea4de",
		"d3cebf9a"},
	{"xxh64", "0b242d361fda71bc",
		"e2d90f334a36cebd"},
	{"xxh3", "ce7d19a5418fb365",
		"4879e68d97548116"},
	{"xxh128", "ddd650205ca3e7fa24a1cc2e3a8a7651",
		"1899fa6f56138fad4879e68d97548116"},
	{"haval128,3", "713502673d67e5fa557629a71d331945",
		"69bd2733c7a77e09634be7d1b7ae7f98"},
	{"haval160,3", "b338ac397e8bccadcccd96549cadd4882d834107",
		"d3da1d73b3ab95c54ae83456b55e083648ce6545"},
	{"haval192,3", "58e6ced002e311172483d434ba738ad033e7fa950e431503",
		"55515edd8fbaf5ed9017cf96d2d48e94c09c322ea849e7cc"},
	{"haval224,3", "e1d5792306f56b22419662b06d1885a66dca3eba01f53274c89aeaeb",
		"c753a1a47434568281949d2ec2a7e34b6163eddf14ff2fbc1c10c6fe"},
	{"haval256,3", "9446028f42b3768a41bd873ca69b0c006341d986613567f39eb61f96ca683300",
		"8508b2b9f4ff0cca6211558e2247a7aa3da2a2e8337b57436d394a873a16029c"},
	{"haval128,4", "6eece560a2e8d6b919e81fe91b0e7156",
		"7bc5465c87dc3e00823c4c6d5f7912b2"},
	{"haval160,4", "6e739d01f5739ceed94da1a115b52d5951280560",
		"cabcc71ad605aaeaa6d7b1d5f4cacfe1034113ee"},
	{"haval192,4", "228ee09bc7e36151c6f285f558e6aede66ad38c8341592b9",
		"704d435786191071e53eb2460087f1c5c6d19294bd22e914"},
	{"haval224,4", "dddd6689885f6db4ad91e35a35e1f4498446510df798d4fd54b8654f",
		"59b78e18c68c4e983c87f9fb400a6d1b84b8caeda0373b103473c497"},
	{"haval256,4", "c0d4c6ea514105fd1a9c38a238553fb7fa21d4127eb1a3035a75ce9d06a83d96",
		"2fe96dd1e489c1ba01cbb3c074ae9b93cab4b2e78a4ecf9fb463ba0063a40918"},
	{"haval128,5", "696f02111f2e1da5c21d50eb782b7e8f",
		"9abf7bbe363896c8a6162096ac68b4e6"},
	{"haval160,5", "ecce9fa8a428866304ff082af2f9062637d36b23",
		"96b39c07446e17cd458ef6027b4ec2551c06259e"},
	{"haval192,5", "023d045f75d4bf051fd6e50f7b7417bf9949c4b5d2b4b7ef",
		"933c8f15cf8e349ca7f9bfa435288ca20d1219fe2062c60c"},
	{"haval224,5", "03d953298c8e56b46385c6761cd4b2e377889a75c97eaea475421c73",
		"f9a23f748e148fce3e0ba00d58015209a55070eae50b2a442d8e3f36"},
	{"haval256,5", "b89c551cdfe2e06dbd4cea2be1bc7d557416c58ebb4d07cbc94e49f710c55be4",
		"ca3af8fd76ea44ddc8856d084c8a2731278cd8df1156efd63a0fdcf93032c06f"},
}

func TestDigests(t *testing.T) {
	if len(vectors) != len(algos) {
		t.Errorf("%d vectors for %d algorithms", len(vectors), len(algos))
	}
	var long strings.Builder
	for i := range 300 {
		long.WriteString(strings.Repeat(string([]byte{byte(i)}), i%37))
	}
	for _, v := range vectors {
		a := find(0, v.name)
		if a == nil {
			t.Errorf("%s is missing", v.name)
			continue
		}
		if got := hex.EncodeToString(a.digest([]byte("The quick brown fox jumps over the lazy dog"), 0)); got != v.fox {
			t.Errorf("%s: %s, want %s", v.name, got, v.fox)
		}
		if got := hex.EncodeToString(a.digest([]byte(long.String()), 0)); got != v.long {
			t.Errorf("%s, long: %s, want %s", v.name, got, v.long)
		}
	}
}

// TestClone writes in pieces and goes on with a copy at each: the copy must stand where the original stood, and the
// original must not move with it.
func TestClone(t *testing.T) {
	for i := range algos {
		a := &algos[i]
		s := a.make(7)
		var all []byte
		for n := range 150 {
			piece := []byte(strings.Repeat("x"+string(rune('a'+n%26)), n))
			all = append(all, piece...)
			s.Write(piece)
			next := s.clone()
			s.Write([]byte("disturbance"))
			s = next
		}
		whole := a.make(7)
		whole.Write(all)
		if got, want := hex.EncodeToString(s.Sum(nil)), hex.EncodeToString(whole.Sum(nil)); got != want {
			t.Errorf("%s: %s, want %s", a.name, got, want)
		}
	}
}
